"""Closed lists of disclosure."""

from understone.record.codes.code import Code


class DisclosedTo(Code):
    """Whom personal data was disclosed to."""

    IMMIGRATION_ENFORCEMENT = "immigration-enforcement", "Immigration Enforcement"
    COMPETENT_AUTHORITY = "competent-authority", "competent authority"
    LOCAL_AUTHORITY = "local-authority", "local authority"
    OTHER_FORCE = "other-force", "another police force"
    LABOUR_INSPECTORATE = "labour-inspectorate", "Fair Work Agency (formerly GLAA)"
    CONSULATE = "consulate", "consulate"
    HEALTH = "health", "health service"
    SUPPORT_PROVIDER = "support-provider", "support provider"
    PROSECUTOR = "prosecutor", "Crown Prosecution Service"
    DEFENCE = "defence", "the person's solicitor"
    OTHER = "other", "other"
    UNKNOWN = "unknown", "not known"
