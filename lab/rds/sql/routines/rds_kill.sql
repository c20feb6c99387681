CREATE DEFINER = rdsadmin@localhost PROCEDURE IF NOT EXISTS mysql.rds_kill(IN thread_id BIGINT UNSIGNED)
COMMENT 'End a connection.'
MODIFIES SQL DATA SQL SECURITY DEFINER
BEGIN
  CALL mysql.rds_check_thread(thread_id);
  KILL CONNECTION thread_id;
END
