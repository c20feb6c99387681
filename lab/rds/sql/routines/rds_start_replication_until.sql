CREATE DEFINER = rdsadmin@localhost PROCEDURE IF NOT EXISTS mysql.rds_start_replication_until(
  IN replication_log_file VARCHAR(255), IN replication_stop_point BIGINT)
COMMENT 'Replicate up to a place in the source''s binary log.'
MODIFIES SQL DATA SQL SECURITY DEFINER
BEGIN
  IF NOT COALESCE(REGEXP_LIKE(replication_log_file, '^[A-Za-z0-9_.-]{1,200}\\.[0-9]{6,10}\\z', 'c'), FALSE) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'replication_log_file must be the name of a binary log file.';
  END IF;
  IF NOT COALESCE(replication_stop_point >= 4, FALSE) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'replication_stop_point must be a position, 4 or more.';
  END IF;
  CALL mysql.rds_require_source();
  CALL mysql.rds_require_stopped();
  SET @rds_statement = CONCAT(
    'START REPLICA UNTIL SOURCE_LOG_FILE = ', QUOTE(replication_log_file),
    ', SOURCE_LOG_POS = ', replication_stop_point);
  PREPARE rds_statement FROM @rds_statement;
  EXECUTE rds_statement;
  DEALLOCATE PREPARE rds_statement;
  SELECT CONCAT('Replication goes on until ', replication_log_file, ':', replication_stop_point, '.') AS Message;
END
