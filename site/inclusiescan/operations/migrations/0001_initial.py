import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Heartbeat",
            fields=[
                ("name", models.CharField(max_length=100, primary_key=True, serialize=False)),
                ("began_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("beat_at", models.DateTimeField(null=True)),
                ("failed_at", models.DateTimeField(null=True)),
                ("said", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="ReturnedMail",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("came_at", models.DateTimeField(db_index=True, default=django.utils.timezone.now)),
                ("domain", models.CharField(blank=True, max_length=255)),
                (
                    "status",
                    models.CharField(
                        blank=True, help_text="As in RFC 3463: 5.1.1 is an unknown mailbox.", max_length=20
                    ),
                ),
            ],
            options={
                "ordering": ["-came_at"],
            },
        ),
    ]
