"""How do search engines and readers of feeds find the pages?"""
