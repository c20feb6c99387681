CREATE DEFINER = rdsadmin@localhost PROCEDURE IF NOT EXISTS mysql.rds_skip_transaction_with_gtid(IN gtid_to_skip VARCHAR(255))
COMMENT 'Put an empty transaction in the place of one that cannot be applied.'
MODIFIES SQL DATA SQL SECURITY DEFINER
BEGIN
  CALL mysql.rds_check_gtid(gtid_to_skip);
  CALL mysql.rds_require_source();
  IF GTID_SUBSET(gtid_to_skip, @@GLOBAL.gtid_executed) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'That transaction is here already: there is nothing to skip.';
  END IF;
  STOP REPLICA;
  SET SESSION gtid_next = gtid_to_skip;
  COMMIT;
  SET SESSION gtid_next = 'AUTOMATIC';
  CALL mysql.rds_start_replication();
END
