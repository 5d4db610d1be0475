insert into settings (name, value, set_at) values ($1, $2, $3) on conflict (name) do nothing
