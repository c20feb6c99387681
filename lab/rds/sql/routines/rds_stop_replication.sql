CREATE DEFINER = rdsadmin@localhost PROCEDURE IF NOT EXISTS mysql.rds_stop_replication()
COMMENT 'Stop replicating; rds_start_replication goes on from there.'
MODIFIES SQL DATA SQL SECURITY DEFINER
BEGIN
  CALL mysql.rds_require_source();
  STOP REPLICA;
  SELECT 'Replication is stopped.' AS Message;
END
