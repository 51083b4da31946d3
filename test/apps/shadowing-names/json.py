raise ImportError("the app's own file was imported")
