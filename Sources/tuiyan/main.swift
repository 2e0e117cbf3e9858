print("tuiyan")
