"""Signing in and out."""

from django.contrib.auth.views import LoginView, LogoutView
from django.urls import path
from django.views.i18n import set_language

from entregent.web.forms.accounts import SignInForm

urlpatterns = [
    path(
        "sign-in",
        LoginView.as_view(
            template_name="sign_in/sign_in.html",
            authentication_form=SignInForm,
            redirect_authenticated_user=True,
        ),
        name="sign_in",
    ),
    path("sign-out", LogoutView.as_view(next_page="sign_in"), name="sign_out"),
    path("set-language", set_language, name="set_language"),
]
