CREATE DEFINER = rdsadmin@localhost PROCEDURE IF NOT EXISTS mysql.rds_skip_repl_error()
COMMENT 'Skip the transaction at which the applier has stopped.'
MODIFIES SQL DATA SQL SECURITY DEFINER
BEGIN
  DECLARE failed VARCHAR(255);
  CALL mysql.rds_require_source();
  SELECT MIN(APPLYING_TRANSACTION) INTO failed FROM performance_schema.replication_applier_status_by_worker
  WHERE CHANNEL_NAME = '' AND LAST_ERROR_NUMBER <> 0;
  IF failed IS NULL OR failed = '' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'The applier has met no error: there is nothing to skip.';
  END IF;
  CALL mysql.rds_skip_transaction_with_gtid(failed);
END
