select used_at from sign_in_links where secret_sha256 = $1
