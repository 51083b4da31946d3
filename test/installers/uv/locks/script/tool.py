# /// script
# requires-python = ">=3.9"
# dependencies = [
#   "rich>=13",
#   "click",
#   "importlib-metadata>=6; python_version < '3.10'",
# ]
# ///
print("hello")
