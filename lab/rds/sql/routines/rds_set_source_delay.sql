CREATE DEFINER = rdsadmin@localhost PROCEDURE IF NOT EXISTS mysql.rds_set_source_delay(IN delay INT)
COMMENT 'Stay so many seconds behind the source on purpose.'
MODIFIES SQL DATA SQL SECURITY DEFINER
BEGIN
  IF NOT COALESCE(delay BETWEEN 0 AND 86400, FALSE) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'delay must be from 0 to 86400 seconds.';
  END IF;
  CALL mysql.rds_require_source();
  CALL mysql.rds_require_stopped();
  SET @rds_statement = CONCAT('CHANGE REPLICATION SOURCE TO SOURCE_DELAY = ', delay);
  PREPARE rds_statement FROM @rds_statement;
  EXECUTE rds_statement;
  DEALLOCATE PREPARE rds_statement;
  SELECT CONCAT('The source delay is ', delay, ' seconds.') AS Message;
END
