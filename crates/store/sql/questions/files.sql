select f.path, f.sha256, b.size, b.bytes
from question_files f
join blobs b on b.sha256 = f.sha256
where f.version = $1
order by f.path
