CREATE DEFINER = rdsadmin@localhost PROCEDURE IF NOT EXISTS mysql.rds_reset_external_source()
COMMENT 'Forget the source outside.'
MODIFIES SQL DATA SQL SECURITY DEFINER
BEGIN
  CALL mysql.rds_require_source();
  CALL mysql.rds_require_own_source();
  STOP REPLICA;
  RESET REPLICA ALL;
  SELECT 'Replication has ended, and the source is forgotten.' AS Message;
END
