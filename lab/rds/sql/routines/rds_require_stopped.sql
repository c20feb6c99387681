CREATE DEFINER = rdsadmin@localhost PROCEDURE IF NOT EXISTS mysql.rds_require_stopped()
COMMENT 'Refuses while replication runs.'
READS SQL DATA SQL SECURITY DEFINER
BEGIN
  IF EXISTS (SELECT 1 FROM mysql.rds_replication_status WHERE receiver <> 'OFF' OR applier <> 'OFF') THEN
    SIGNAL SQLSTATE '45000'
      SET MESSAGE_TEXT = 'Replication is running. Stop it first: CALL mysql.rds_stop_replication';
  END IF;
END
