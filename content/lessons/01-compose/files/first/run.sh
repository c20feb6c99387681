docker run -d \
  --name db \
  -e MYSQL_ROOT_PASSWORD=root-pw \
  -e MYSQL_INITDB_SKIP_TZINFO=1 \
  -p 3306:3306 \
  -v db-data:/var/lib/mysql \
  mysql:9.7
