CREATE DEFINER = rdsadmin@localhost PROCEDURE IF NOT EXISTS mysql.rds_require_own_source()
COMMENT 'Refuses on a read replica, whose source is the service''s affair.'
READS SQL DATA SQL SECURITY DEFINER
BEGIN
  IF EXISTS (SELECT 1 FROM mysql.rds_replication_status WHERE source_user = 'rdsrepladmin') THEN
    SIGNAL SQLSTATE '45000'
      SET MESSAGE_TEXT = 'This instance is a read replica: the service alone chooses its source. Promote it first.';
  END IF;
END
