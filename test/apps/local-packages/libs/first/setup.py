from setuptools import setup

setup(name="first", version="0.1", py_modules=["first"])
