CREATE DEFINER = rdsadmin@localhost PROCEDURE IF NOT EXISTS mysql.rds_kill_query(IN thread_id BIGINT UNSIGNED)
COMMENT 'End the statement that a connection runs.'
MODIFIES SQL DATA SQL SECURITY DEFINER
BEGIN
  CALL mysql.rds_check_thread(thread_id);
  KILL QUERY thread_id;
END
