CREATE TABLE "evaluation" (
	"project_id" integer PRIMARY KEY NOT NULL,
	"state" text NOT NULL,
	"version" integer NOT NULL,
	"execution_weight" double precision,
	"opinion" text NOT NULL,
	"submitted_at" bigint,
	"submitted_by" integer,
	"decided_at" bigint,
	"decided_by" integer
);
--> statement-breakpoint
CREATE TABLE "evaluation_event" (
	"project_id" integer NOT NULL,
	"seq" integer NOT NULL,
	"event" text NOT NULL,
	"state" text NOT NULL,
	"opinion" text NOT NULL,
	"snapshot" text,
	"recorded_at" bigint NOT NULL,
	"recorded_by" integer NOT NULL,
	CONSTRAINT "evaluation_event_pk" PRIMARY KEY("project_id","seq")
);
--> statement-breakpoint
CREATE TABLE "evaluation_row" (
	"project_id" integer NOT NULL,
	"indicator_id" integer NOT NULL,
	"version" integer NOT NULL,
	"weight" double precision,
	"given" double precision,
	"reason" text NOT NULL,
	"measures" text NOT NULL,
	"recorded_at" bigint NOT NULL,
	"recorded_by" integer NOT NULL,
	CONSTRAINT "evaluation_row_pk" PRIMARY KEY("project_id","indicator_id","version")
);

-- post-generate: append-only
--> statement-breakpoint
CREATE TRIGGER evaluation_row_append_only BEFORE UPDATE OR DELETE ON evaluation_row FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER evaluation_event_append_only BEFORE UPDATE OR DELETE ON evaluation_event FOR EACH ROW EXECUTE FUNCTION refuse_change();
