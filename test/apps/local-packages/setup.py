from setuptools import setup

setup(name="the-app", version="0.1", py_modules=["the_app"], install_requires=["beta"])
