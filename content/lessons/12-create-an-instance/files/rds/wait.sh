#!/bin/sh
# sh wait.sh NAME: prints an instance's status each time it changes, until it is available or gone.
last=
for second in $(seq 1500); do
  status=$(aws rds describe-db-instances --db-instance-identifier "$1" \
    --query "DBInstances[0].DBInstanceStatus" --output text 2>&1)
  case $status in
    *DBInstanceNotFound*) echo gone; exit ;;
    "$last") ;;
    *) echo "$status" ;;
  esac
  if [ "$status" = available ]; then exit; fi
  last=$status
  sleep 1
done
exit 1
