CREATE DEFINER = rdsadmin@localhost PROCEDURE IF NOT EXISTS mysql.rds_check_external_source(
  IN host_name VARCHAR(255), IN host_port INT, IN user_name VARCHAR(255), IN user_password VARCHAR(255),
  IN ssl_encryption INT)
COMMENT 'Refuses what cannot name a source, or may not.'
READS SQL DATA SQL SECURITY DEFINER
BEGIN
  IF NOT COALESCE(REGEXP_LIKE(host_name, '^[A-Za-z0-9_.:-]{1,255}\\z', 'c'), FALSE) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'host_name must be a host name or an address.';
  END IF;
  IF NOT COALESCE(host_port BETWEEN 1 AND 65535, FALSE) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'host_port must be from 1 to 65535.';
  END IF;
  IF NOT COALESCE(REGEXP_LIKE(user_name, '^[!-~]{1,32}\\z', 'c'), FALSE) OR user_name = 'rdsrepladmin' THEN
    SIGNAL SQLSTATE '45000'
      SET MESSAGE_TEXT = 'The replication user must have 1 to 32 printable ASCII characters, and not be the service''s own.';
  END IF;
  IF NOT COALESCE(REGEXP_LIKE(user_password, '^[ -~]{0,32}\\z', 'c'), FALSE) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'The password may have up to 32 printable ASCII characters.';
  END IF;
  IF NOT COALESCE(ssl_encryption IN (0, 1), FALSE) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'ssl_encryption must be 0 or 1.';
  END IF;
  CALL mysql.rds_require_own_source();
  CALL mysql.rds_require_stopped();
END
