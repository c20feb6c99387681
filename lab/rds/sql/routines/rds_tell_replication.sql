CREATE DEFINER = rdsadmin@localhost PROCEDURE IF NOT EXISTS mysql.rds_tell_replication()
COMMENT 'Says, a few seconds after a start, whether replication runs.'
READS SQL DATA SQL SECURITY DEFINER
BEGIN
  DECLARE turns INT DEFAULT 50;
  -- A start returns at once; whether the source lets the receiver in is known only after it has tried.
  WHILE turns > 0 AND EXISTS (SELECT 1 FROM mysql.rds_replication_status
                              WHERE receiver = 'CONNECTING' AND receiver_error = 0) DO
    DO SLEEP(0.1);
    SET turns = turns - 1;
  END WHILE;
  SELECT CASE
           WHEN receiver_error <> 0 THEN CONCAT('The receiver has met error ', receiver_error, ': ', receiver_message)
           WHEN applier_error <> 0 THEN CONCAT('The applier has met error ', applier_error, ': see SHOW REPLICA STATUS')
           WHEN receiver = 'CONNECTING' THEN 'Replication has started; the receiver is still connecting.'
           ELSE 'Replication is running.'
         END AS Message
  FROM mysql.rds_replication_status;
END
