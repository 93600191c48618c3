"""One file with everything that cannot be made anew: the database and the files of editors. And back again.

The secret key is not in it, on purpose: who finds a backup can then make no session and no link with it.
"""
