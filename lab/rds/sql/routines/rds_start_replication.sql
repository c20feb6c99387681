CREATE DEFINER = rdsadmin@localhost PROCEDURE IF NOT EXISTS mysql.rds_start_replication()
COMMENT 'Begin, or go on, to replicate.'
MODIFIES SQL DATA SQL SECURITY DEFINER
BEGIN
  CALL mysql.rds_require_source();
  START REPLICA;
  CALL mysql.rds_tell_replication();
END
