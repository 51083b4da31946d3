import click
import six

print("click", click.__version__, "six", six.__version__)
