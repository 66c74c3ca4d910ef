import type { TeamsApp } from './index.ts';

/** One of Microsoft's clouds: who signs what comes in, and whom our own token is for. */
export type Cloud = {
  openIdMetadataUrl: string;
  /** The issuer of the Bot Connector's tokens. */
  issuer: string;
  loginUrl: string;
  /** Whose directory gives us our token, when the bot has none of its own. */
  tenant: string;
  scope: string;
};

/**
 * Where the keys are listed says which cloud it is: the public one, or the American government's, whose addresses end in ".us"
 * (https://learn.microsoft.com/azure/bot-service/how-to-deploy-gov-cloud-high).
 */
export function cloudOf(app: Pick<TeamsApp, 'tenantId'>, given: { openIdMetadataUrl?: string; loginUrl?: string }): Cloud {
  const isGovernment = given.openIdMetadataUrl !== undefined && new URL(given.openIdMetadataUrl).hostname.endsWith('.us');
  const cloud = isGovernment ? GOVERNMENT : PUBLIC;
  return {
    ...cloud,
    ...(given.openIdMetadataUrl !== undefined && { openIdMetadataUrl: given.openIdMetadataUrl }),
    ...(given.loginUrl !== undefined && { loginUrl: given.loginUrl.replace(/\/$/, '') }),
    ...(app.tenantId !== undefined && { tenant: app.tenantId }),
  };
}

const PUBLIC: Cloud = {
  openIdMetadataUrl: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
  issuer: 'https://api.botframework.com',
  loginUrl: 'https://login.microsoftonline.com',
  tenant: 'botframework.com',
  scope: 'https://api.botframework.com/.default',
};

const GOVERNMENT: Cloud = {
  openIdMetadataUrl: 'https://login.botframework.azure.us/v1/.well-known/openidconfiguration',
  issuer: 'https://api.botframework.us',
  loginUrl: 'https://login.microsoftonline.us',
  tenant: 'MicrosoftServices.onmicrosoft.us',
  scope: 'https://api.botframework.us/.default',
};
