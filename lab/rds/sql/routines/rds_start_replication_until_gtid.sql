CREATE DEFINER = rdsadmin@localhost PROCEDURE IF NOT EXISTS mysql.rds_start_replication_until_gtid(IN gtid VARCHAR(255))
COMMENT 'Replicate up to and with one transaction.'
MODIFIES SQL DATA SQL SECURITY DEFINER
BEGIN
  CALL mysql.rds_check_gtid(gtid);
  CALL mysql.rds_require_source();
  CALL mysql.rds_require_stopped();
  SET @rds_statement = CONCAT('START REPLICA UNTIL SQL_AFTER_GTIDS = ', QUOTE(gtid));
  PREPARE rds_statement FROM @rds_statement;
  EXECUTE rds_statement;
  DEALLOCATE PREPARE rds_statement;
  SELECT CONCAT('Replication goes on until after ', gtid, '.') AS Message;
END
