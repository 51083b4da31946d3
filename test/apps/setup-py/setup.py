from setuptools import setup

setup(
    name="greeter",
    version="1.2",
    packages=["greeter"],
    package_data={"greeter": ["greeting.txt"]},
    install_requires=["miniweb", "alpha"],
    entry_points={"console_scripts": ["greeter = greeter:main"]},
)
