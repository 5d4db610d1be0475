select sha256, size from blobs where sha256 > $1 order by sha256 limit $2
