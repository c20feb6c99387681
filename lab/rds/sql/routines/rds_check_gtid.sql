CREATE DEFINER = rdsadmin@localhost PROCEDURE IF NOT EXISTS mysql.rds_check_gtid(IN gtid VARCHAR(255))
COMMENT 'Refuses what is not the GTID of one transaction.'
NO SQL SQL SECURITY DEFINER
BEGIN
  IF NOT COALESCE(REGEXP_LIKE(
       gtid,
       '^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}:([A-Za-z_][A-Za-z0-9_]{0,31}:)?[1-9][0-9]{0,18}\\z',
       'c'), FALSE) THEN
    SIGNAL SQLSTATE '45000'
      SET MESSAGE_TEXT = 'That is not one GTID. It has the form 3e11fa47-71ca-11e1-9e33-c80aa9429562:23';
  END IF;
END
