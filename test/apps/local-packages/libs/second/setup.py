from setuptools import setup

setup(name="second", version="0.1", py_modules=["second"])
