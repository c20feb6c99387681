CREATE DEFINER = rdsadmin@localhost PROCEDURE IF NOT EXISTS mysql.rds_set_configuration(IN name VARCHAR(64), IN value INT)
COMMENT 'binlog retention hours: NULL, or 1 to 168. source delay: seconds.'
MODIFIES SQL DATA SQL SECURITY DEFINER
BEGIN
  CASE name
    WHEN 'binlog retention hours' THEN
      IF value IS NULL THEN
        RESET PERSIST IF EXISTS binlog_expire_logs_seconds;
        SET GLOBAL binlog_expire_logs_seconds = DEFAULT;
      ELSEIF value BETWEEN 1 AND 168 THEN
        SET PERSIST binlog_expire_logs_seconds = value * 3600;
      ELSE
        SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'binlog retention hours must be NULL, or from 1 to 168.';
      END IF;
    WHEN 'source delay' THEN
      CALL mysql.rds_set_source_delay(value);
    WHEN 'target delay' THEN
      SIGNAL SQLSTATE '45000'
        SET MESSAGE_TEXT = 'The lab has no target delay. Set the source delay on the replica.';
    ELSE
      SIGNAL SQLSTATE '45000'
        SET MESSAGE_TEXT = 'There is no such configuration. CALL mysql.rds_show_configuration lists what there is.';
  END CASE;
END
