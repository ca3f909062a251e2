# messages of the command line
