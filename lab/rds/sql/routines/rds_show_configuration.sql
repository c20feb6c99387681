CREATE DEFINER = rdsadmin@localhost PROCEDURE IF NOT EXISTS mysql.rds_show_configuration()
COMMENT 'What rds_set_configuration has set.'
READS SQL DATA SQL SECURITY DEFINER
BEGIN
  SELECT name, value, description FROM mysql.rds_configuration;
END
