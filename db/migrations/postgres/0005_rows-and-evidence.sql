CREATE TABLE "column_mapping" (
	"agency_id" integer NOT NULL,
	"kind" text NOT NULL,
	"headings" text NOT NULL,
	"mapping" text NOT NULL,
	"saved_at" bigint NOT NULL,
	CONSTRAINT "column_mapping_pk" PRIMARY KEY("agency_id","kind","headings")
);
--> statement-breakpoint
CREATE TABLE "computed" (
	"project_id" integer NOT NULL,
	"month" text NOT NULL,
	"indicator_id" integer NOT NULL,
	"agency_id" integer NOT NULL,
	"version" integer NOT NULL,
	"source" text NOT NULL,
	"state" text NOT NULL,
	"value" double precision,
	"numerator" double precision,
	"denominator" double precision,
	"level" text,
	"basis" text NOT NULL,
	"recorded_at" bigint NOT NULL,
	"recorded_by" integer NOT NULL,
	CONSTRAINT "computed_pk" PRIMARY KEY("project_id","month","indicator_id","agency_id","version")
);
--> statement-breakpoint
CREATE TABLE "computed_spending" (
	"project_id" integer NOT NULL,
	"month" text NOT NULL,
	"subproject_id" integer NOT NULL,
	"version" integer NOT NULL,
	"state" text NOT NULL,
	"spent" bigint,
	"off_purpose" bigint,
	"rows" integer NOT NULL,
	"recorded_at" bigint NOT NULL,
	"recorded_by" integer NOT NULL,
	CONSTRAINT "computed_spending_pk" PRIMARY KEY("project_id","month","subproject_id","version")
);
--> statement-breakpoint
CREATE TABLE "contract" (
	"project_id" integer NOT NULL,
	"id" integer NOT NULL,
	"version" integer NOT NULL,
	"state" text NOT NULL,
	"subproject_id" integer,
	"item" text NOT NULL,
	"kind" text NOT NULL,
	"contract_no" text NOT NULL,
	"supplier" text NOT NULL,
	"users" text NOT NULL,
	"procurement_budget" bigint,
	"award_price" bigint,
	"signed_on" text,
	"acceptance_planned" text,
	"accepted_on" text,
	"passed" boolean,
	"note" text NOT NULL,
	"recorded_at" bigint NOT NULL,
	"recorded_by" integer NOT NULL,
	CONSTRAINT "contract_pk" PRIMARY KEY("project_id","id","version")
);
--> statement-breakpoint
CREATE TABLE "entry_draft" (
	"project_id" integer NOT NULL,
	"month" text NOT NULL,
	"account_id" integer NOT NULL,
	"content" text NOT NULL,
	"saved_at" bigint NOT NULL,
	"version" integer NOT NULL,
	CONSTRAINT "entry_draft_pk" PRIMARY KEY("project_id","month","account_id")
);
--> statement-breakpoint
CREATE TABLE "evidence" (
	"id" integer PRIMARY KEY NOT NULL,
	"project_id" integer NOT NULL,
	"hash" text NOT NULL,
	"name" text NOT NULL,
	"note" text NOT NULL,
	"uploaded_at" bigint NOT NULL,
	"uploaded_by" integer NOT NULL,
	"removed_at" bigint,
	"removed_by" integer,
	"removed_why" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "evidence_value" (
	"project_id" integer NOT NULL,
	"month" text NOT NULL,
	"indicator_id" integer NOT NULL,
	"agency_id" integer NOT NULL,
	"evidence_id" integer NOT NULL,
	"linked_at" bigint NOT NULL,
	"linked_by" integer NOT NULL,
	CONSTRAINT "evidence_value_pk" PRIMARY KEY("project_id","month","indicator_id","agency_id","evidence_id")
);
--> statement-breakpoint
CREATE TABLE "file" (
	"hash" text PRIMARY KEY NOT NULL,
	"size" bigint NOT NULL,
	"type" text NOT NULL,
	"stored_at" bigint NOT NULL,
	"figures" text
);
--> statement-breakpoint
CREATE TABLE "indicator_recipe" (
	"project_id" integer NOT NULL,
	"indicator_id" integer NOT NULL,
	"version" integer NOT NULL,
	"recipe" text,
	"recorded_at" bigint NOT NULL,
	"recorded_by" integer NOT NULL,
	CONSTRAINT "indicator_recipe_pk" PRIMARY KEY("project_id","indicator_id","version")
);
--> statement-breakpoint
CREATE TABLE "observation" (
	"indicator_id" integer NOT NULL,
	"agency_id" integer NOT NULL,
	"day" text NOT NULL,
	"key" text NOT NULL,
	"project_id" integer NOT NULL,
	"at" bigint NOT NULL,
	"value" double precision NOT NULL,
	"recorded_at" bigint NOT NULL,
	"recorded_by" integer NOT NULL,
	"source_id" integer,
	CONSTRAINT "observation_pk" PRIMARY KEY("indicator_id","agency_id","day","key")
);
--> statement-breakpoint
CREATE TABLE "payment" (
	"project_id" integer NOT NULL,
	"id" integer NOT NULL,
	"version" integer NOT NULL,
	"state" text NOT NULL,
	"contract_id" integer NOT NULL,
	"paid_on" text NOT NULL,
	"amount" bigint NOT NULL,
	"off_purpose" bigint,
	"note" text NOT NULL,
	"recorded_at" bigint NOT NULL,
	"recorded_by" integer NOT NULL,
	CONSTRAINT "payment_pk" PRIMARY KEY("project_id","id","version")
);
--> statement-breakpoint
CREATE TABLE "pull_run" (
	"source_id" integer NOT NULL,
	"seq" integer NOT NULL,
	"started_at" bigint NOT NULL,
	"ended_at" bigint NOT NULL,
	"state" text NOT NULL,
	"taken" integer NOT NULL,
	"known" integer NOT NULL,
	"message" text NOT NULL,
	CONSTRAINT "pull_run_pk" PRIMARY KEY("source_id","seq")
);
--> statement-breakpoint
CREATE TABLE "pull_source" (
	"id" integer PRIMARY KEY NOT NULL,
	"project_id" integer NOT NULL,
	"indicator_id" integer NOT NULL,
	"agency_id" integer NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"url" text NOT NULL,
	"config" text NOT NULL,
	"secret" text,
	"every_minutes" integer NOT NULL,
	"enabled" boolean NOT NULL,
	"next_at" bigint NOT NULL,
	"last_at" bigint,
	"last_state" text,
	"last_message" text,
	"failures" integer NOT NULL,
	"lease_until" bigint,
	"created_by" integer NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "question_answer" (
	"project_id" integer NOT NULL,
	"month" text NOT NULL,
	"indicator_id" integer NOT NULL,
	"agency_id" integer NOT NULL,
	"code" text NOT NULL,
	"version" integer NOT NULL,
	"params" text NOT NULL,
	"text" text NOT NULL,
	"recorded_at" bigint NOT NULL,
	"recorded_by" integer NOT NULL,
	CONSTRAINT "question_answer_pk" PRIMARY KEY("project_id","month","indicator_id","agency_id","code","version")
);
--> statement-breakpoint
CREATE TABLE "sheet" (
	"id" integer PRIMARY KEY NOT NULL,
	"project_id" integer NOT NULL,
	"month" text NOT NULL,
	"agency_id" integer NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"file_hash" text,
	"mapping" text NOT NULL,
	"rows" integer NOT NULL,
	"state" text NOT NULL,
	"state_reason" text NOT NULL,
	"recorded_at" bigint NOT NULL,
	"recorded_by" integer NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sheet_indicator" (
	"project_id" integer NOT NULL,
	"indicator_id" integer NOT NULL,
	"sheet_id" integer NOT NULL,
	CONSTRAINT "sheet_indicator_pk" PRIMARY KEY("project_id","indicator_id","sheet_id")
);
--> statement-breakpoint
CREATE TABLE "sheet_row" (
	"sheet_id" integer NOT NULL,
	"seq" integer NOT NULL,
	"place" text NOT NULL,
	"cells" text NOT NULL,
	"left_out" text NOT NULL,
	CONSTRAINT "sheet_row_pk" PRIMARY KEY("sheet_id","seq")
);
--> statement-breakpoint
ALTER TABLE "actual" ADD COLUMN "source" text;--> statement-breakpoint
ALTER TABLE "expenditure" ADD COLUMN "source" text;--> statement-breakpoint
CREATE INDEX "evidence_project" ON "evidence" USING btree ("project_id");--> statement-breakpoint
CREATE INDEX "evidence_hash" ON "evidence" USING btree ("hash");--> statement-breakpoint
CREATE INDEX "evidence_value_evidence" ON "evidence_value" USING btree ("evidence_id");--> statement-breakpoint
CREATE UNIQUE INDEX "observation_key" ON "observation" USING btree ("key");--> statement-breakpoint
CREATE INDEX "pull_source_next" ON "pull_source" USING btree ("enabled","next_at");--> statement-breakpoint
CREATE INDEX "pull_source_project" ON "pull_source" USING btree ("project_id");--> statement-breakpoint
CREATE INDEX "sheet_project" ON "sheet" USING btree ("project_id","month");
-- post-generate: append-only
--> statement-breakpoint
CREATE TRIGGER contract_append_only BEFORE UPDATE OR DELETE ON contract FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER payment_append_only BEFORE UPDATE OR DELETE ON payment FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER indicator_recipe_append_only BEFORE UPDATE OR DELETE ON indicator_recipe FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER sheet_row_append_only BEFORE UPDATE OR DELETE ON sheet_row FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER computed_append_only BEFORE UPDATE OR DELETE ON computed FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER computed_spending_append_only BEFORE UPDATE OR DELETE ON computed_spending FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER question_answer_append_only BEFORE UPDATE OR DELETE ON question_answer FOR EACH ROW EXECUTE FUNCTION refuse_change();
