CREATE DEFINER = rdsadmin@localhost PROCEDURE IF NOT EXISTS mysql.rds_check_thread(IN thread_id BIGINT UNSIGNED)
COMMENT 'Refuses a thread that is not there, or not a user''s.'
READS SQL DATA SQL SECURITY DEFINER
BEGIN
  DECLARE thread_user VARCHAR(64);
  DECLARE message VARCHAR(128);
  IF NOT EXISTS (SELECT 1 FROM performance_schema.threads WHERE PROCESSLIST_ID = thread_id) THEN
    SET message = CONCAT('Unknown thread id: ', COALESCE(thread_id, 'NULL'));
    SIGNAL SQLSTATE 'HY000' SET MYSQL_ERRNO = 1094, MESSAGE_TEXT = message;
  END IF;
  SELECT PROCESSLIST_USER INTO thread_user FROM performance_schema.threads WHERE PROCESSLIST_ID = thread_id LIMIT 1;
  IF COALESCE(thread_user, '') IN ('', 'rdsadmin', 'rdsrepladmin', 'system user', 'event_scheduler') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'That thread is the service''s own, and cannot be ended.';
  END IF;
END
