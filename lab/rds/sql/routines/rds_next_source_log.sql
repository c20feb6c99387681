CREATE DEFINER = rdsadmin@localhost PROCEDURE IF NOT EXISTS mysql.rds_next_source_log(IN curr_source_log BIGINT)
COMMENT 'After error 1236: go on at the beginning of the source''s next binary log file.'
MODIFIES SQL DATA SQL SECURITY DEFINER
BEGIN
  DECLARE current_file VARCHAR(512);
  CALL mysql.rds_require_source();
  IF EXISTS (SELECT 1 FROM mysql.rds_replication_status WHERE auto_position = '1') THEN
    SIGNAL SQLSTATE '45000'
      SET MESSAGE_TEXT = 'This instance follows its source by GTID: there is no file to choose.';
  END IF;
  SELECT Master_log_name INTO current_file FROM mysql.slave_master_info WHERE Channel_name = '';
  IF NOT COALESCE(CAST(SUBSTRING_INDEX(current_file, '.', -1) AS UNSIGNED) = curr_source_log, FALSE) THEN
    SIGNAL SQLSTATE '45000'
      SET MESSAGE_TEXT = 'curr_source_log is not the number of the file in Source_Log_File of SHOW REPLICA STATUS.';
  END IF;
  STOP REPLICA;
  SET @rds_statement = CONCAT(
    'CHANGE REPLICATION SOURCE TO SOURCE_LOG_FILE = ',
    QUOTE(CONCAT(
      LEFT(current_file, CHAR_LENGTH(current_file) - CHAR_LENGTH(SUBSTRING_INDEX(current_file, '.', -1))),
      LPAD(curr_source_log + 1, GREATEST(6, CHAR_LENGTH(curr_source_log + 1)), '0'))),
    ', SOURCE_LOG_POS = 4');
  PREPARE rds_statement FROM @rds_statement;
  EXECUTE rds_statement;
  DEALLOCATE PREPARE rds_statement;
  CALL mysql.rds_start_replication();
END
