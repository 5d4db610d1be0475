insert into question_files (version, path, sha256) values ($1, $2, $3)
