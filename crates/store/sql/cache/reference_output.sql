select b.sha256, b.size, b.bytes
from reference_outputs r
join blobs b on b.sha256 = r.sha256
where r.key = $1
