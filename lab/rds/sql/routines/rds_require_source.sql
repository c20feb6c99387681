CREATE DEFINER = rdsadmin@localhost PROCEDURE IF NOT EXISTS mysql.rds_require_source()
COMMENT 'Refuses where this instance has no source.'
READS SQL DATA SQL SECURITY DEFINER
BEGIN
  IF NOT EXISTS (SELECT 1 FROM mysql.rds_replication_status) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'This instance has no source to replicate from.';
  END IF;
END
