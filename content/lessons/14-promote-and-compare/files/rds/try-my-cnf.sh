#!/bin/sh
# sh try-my-cnf.sh FILE GROUP: asks RDS, line by line, to take the options of a my.cnf into a parameter group.
sed -n 's/^\([a-z_]*\) *= *\(.*\)$/\1 \2/p' "$1" | while read -r name value; do
  if answer=$(aws rds modify-db-parameter-group --db-parameter-group-name "$2" \
      --parameters "ParameterName=$name,ParameterValue=$value,ApplyMethod=pending-reboot" 2>&1); then
    echo "$name: taken"
  else
    echo "$name: ${answer##*operation: }"
  fi
done
