select sha256, size, bytes from blobs where sha256 = $1
