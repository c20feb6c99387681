CREATE DEFINER = rdsadmin@localhost PROCEDURE IF NOT EXISTS mysql.rds_set_source_auto_position(IN auto_position_mode INT)
COMMENT 'Follow the source by GTID (1) or by file and position (0).'
MODIFIES SQL DATA SQL SECURITY DEFINER
BEGIN
  CALL mysql.rds_require_source();
  CALL mysql.rds_require_own_source();
  CALL mysql.rds_require_stopped();
  CASE auto_position_mode
    WHEN 0 THEN CHANGE REPLICATION SOURCE TO SOURCE_AUTO_POSITION = 0;
    WHEN 1 THEN CHANGE REPLICATION SOURCE TO SOURCE_AUTO_POSITION = 1;
    ELSE SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'auto_position_mode must be 0 or 1.';
  END CASE;
  SELECT CONCAT('Source auto-position is ', auto_position_mode, '.') AS Message;
END
