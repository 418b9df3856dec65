ALTER TABLE `project` ADD `previous_project_id` integer;

