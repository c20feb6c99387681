CREATE DEFINER = rdsadmin@localhost PROCEDURE IF NOT EXISTS mysql.rds_set_external_source_with_auto_position(
  IN host_name VARCHAR(255), IN host_port INT, IN replication_user_name VARCHAR(255),
  IN replication_user_password VARCHAR(255), IN ssl_encryption INT, IN delay INT)
COMMENT 'Replicate from a MySQL server outside, by GTID.'
MODIFIES SQL DATA SQL SECURITY DEFINER
BEGIN
  CALL mysql.rds_check_external_source(
    host_name, host_port, replication_user_name, replication_user_password, ssl_encryption);
  IF NOT COALESCE(delay BETWEEN 0 AND 86400, FALSE) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'delay must be from 0 to 86400 seconds.';
  END IF;
  RESET REPLICA ALL;
  -- What comes from outside is applied with no more than the master user may do: the session's settings that only an
  -- administrator may change are not taken from there.
  SET @rds_statement = CONCAT(
    'CHANGE REPLICATION SOURCE TO SOURCE_HOST = ', QUOTE(host_name), ', SOURCE_PORT = ', host_port,
    ', SOURCE_USER = ', QUOTE(replication_user_name), ', SOURCE_PASSWORD = ', QUOTE(replication_user_password),
    ', SOURCE_AUTO_POSITION = 1, SOURCE_SSL = ', ssl_encryption, ', SOURCE_DELAY = ', delay,
    ', REQUIRE_ROW_FORMAT = 1, REQUIRE_TABLE_PRIMARY_KEY_CHECK = OFF',
    ', PRIVILEGE_CHECKS_USER = ''rdsrepladmin_priv_checks_user''@''localhost''');
  PREPARE rds_statement FROM @rds_statement;
  SET @rds_statement = NULL;
  EXECUTE rds_statement;
  DEALLOCATE PREPARE rds_statement;
  SELECT CONCAT('The source is set to ', host_name, '. Begin with CALL mysql.rds_start_replication') AS Message;
END
