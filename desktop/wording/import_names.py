"""What comes in files, by name: the services' reports, their numbers, and what a file leaves open."""

from __future__ import annotations

from desktop.language import N_, _


def source_name(source: str) -> str:
    """Say what kind of file a source is, such as TikTok Studio “Overview”."""
    return _(_SOURCES[source])


_SOURCES = {
    "tiktok_studio.overview": N_("TikTok Studio “Overview”"),
    "tiktok_studio.content": N_("TikTok Studio “Content”"),
    "tiktok_studio.followers": N_("TikTok Studio “Followers”"),
    "tiktok_studio.viewers": N_("TikTok Studio “Viewers”"),
    "tiktok_studio.follower_activity": N_("TikTok Studio “Follower activity”"),
    "tiktok_studio.follower_gender": N_("TikTok Studio “Followers by gender”"),
    "tiktok_studio.follower_territories": N_("TikTok Studio “Followers by country”"),
    "tiktok_business.overview": N_("TikTok Business Suite “Overview”"),
    "tiktok_business.audience": N_("TikTok Business Suite “Audience”"),
    "tiktok_business.video": N_("TikTok Business Suite “Video”"),
    "ga4.channels": N_("Google Analytics “Channels”"),
    "ga4.sources": N_("Google Analytics “Source / medium”"),
    "ga4.landing_pages": N_("Google Analytics “Landing page”"),
    "ga4.pages": N_("Google Analytics “Pages”"),
    "ga4.events": N_("Google Analytics “Events”"),
    "ga4.other": N_("Google Analytics, another table"),
    "search_console.daily": N_("Search Console “Dates”"),
    "search_console.hourly": N_("Search Console “Hours”"),
    "search_console.queries": N_("Search Console “Queries”"),
    "search_console.pages": N_("Search Console “Pages”"),
    "search_console.countries": N_("Search Console “Countries”"),
    "search_console.devices": N_("Search Console “Devices”"),
    "search_console.appearance": N_("Search Console “Search appearance”"),
    "search_console.filters": N_("Search Console “Filters”"),
    "business_profile.performance": N_("Google Business Profile “Performance”"),
    "meta.content": N_("Meta Business Suite “Content”"),
    "meta.daily": N_("Meta Business Suite, by day"),
    "agency_sheet": N_("The agency’s input sheet"),
    "table": N_("a table of its own kind"),
}
SOURCES = frozenset(_SOURCES)
"""Every source that has a name."""

_METRICS = {
    "views": N_("Video views"),
    "profile_views": N_("Profile views"),
    "likes": N_("Likes"),
    "comments": N_("Comments"),
    "shares": N_("Shares"),
    "saves": N_("Saves"),
    "followers": N_("Followers"),
    "new_followers": N_("New followers"),
    "lost_followers": N_("Lost followers"),
    "net_followers": N_("Net new followers"),
    "viewers": N_("Viewers"),
    "new_viewers": N_("New viewers"),
    "returning_viewers": N_("Returning viewers"),
    "reached_audience": N_("Reached audience"),
    "engaged_audience": N_("Engaged audience"),
    "phone_clicks": N_("Phone number clicks"),
    "website_clicks": N_("Website clicks"),
    "leads": N_("Leads"),
    "clicks": N_("Clicks"),
    "impressions": N_("Impressions"),
    "sessions": N_("Sessions"),
    "new_users": N_("New users"),
    "page_views": N_("Page views"),
    "events": N_("Event count"),
    "key_events": N_("Key events"),
    "calls": N_("Calls"),
    "messages": N_("Messages"),
    "bookings": N_("Bookings"),
    "directions": N_("Directions"),
    "reach": N_("Reach"),
}
METRICS = frozenset(_METRICS)
"""Every metric that has a name."""


def metric_name(metric: str) -> str:
    """Say a metric of a file, as the service's own screen calls it; a figure of the shop's own keeps its code."""
    return _(_METRICS[metric]) if metric in _METRICS else metric


_MISSING = {
    "year": N_("{file} does not say its year. Please give the day on which it was downloaded."),
    "date": N_("{file} does not say when it was downloaded. Please give that day."),
    "month": N_("{file} does not say its month. Please give the month whose figures it holds."),
    "columns": N_("{file} is a table of its own kind. Please say which column holds what."),
}


def missing_sentence(file: str, missing: str) -> str:
    """Ask for what a file does not say: ``year``, ``date``, ``month`` or ``columns``."""
    return _(_MISSING[missing]).format(file=file)
